#!/usr/bin/env python3
"""picture.py PAGE ID FILE - the README's picture: a page at the place ID."""
import pathlib
import sys

from selenium import webdriver
from selenium.webdriver.chrome.options import Options

page, place, file = sys.argv[1:]
options = Options()
for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-background-networking", "--window-size=1180,1000"):
    options.add_argument(flag)
browser = webdriver.Chrome(options=options)
browser.get(pathlib.Path(page).resolve().as_uri())
browser.execute_script(
    "document.documentElement.style.scrollBehavior = 'auto';"
    "scrollTo(0, document.getElementById(arguments[0])"
    ".getBoundingClientRect().top + scrollY - 60)", place)
browser.save_screenshot(file)
browser.quit()
