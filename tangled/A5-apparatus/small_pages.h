/* small_pages.h - a book of two pages, for the tests. */
#ifndef SMALL_PAGES_H
#define SMALL_PAGES_H

#include "suite.h"
#include "volume.h"

static const char PAGE_ONE[] =
    "<body><nav id=\"side\"><ul><li><a href=\"index.html\">T</a></li>\n"
    "<li><a href=\"01-one.html\"><span class=\"n\">1</span> One</a></li>"
    "</ul></nav><main id=\"main\">"
    "<h1><span class=\"label\">Chapter 1</span> One</h1>"
    "<p>It \"begins\"\nhere.</p>"
    "<section id=\"code\" class=\"level2\"><h2>The code</h2><p>An <span"
    " class=\"term\">arrow</span> is a function. It is total.</p>"
    "<div class=\"chunk\" id=\"c-01-a-h\"><header><a class=\"num\""
    " href=\"#c-01-a-h\">1.1</a> <span class=\"name\"><b>a.h</b></span>"
    "</header><pre><code>int <span class=\"df\">f</span>(void);</code></pre>"
    "<footer><a class=\"file\" href=\"files/01-one/a.h.html\">a.h</a>"
    "<span class=\"defines\">defines <code>f</code>, <code>f_dom</code>"
    "</span></footer></div>"
    "<section id=\"in\" class=\"level3\"><h3>Within</h3><p><math><mi>x</mi>"
    "<annotation>x</annotation></math> is <code>x</code>.</p></section>"
    "</section></main></body>";

static const char PAGE_TWO[] =
    "<body><main id=\"main\"><h1>Two</h1><p>See "
    "<a href=\"01-one.html#in\">there</a>.</p><div class=\"chunk\""
    " id=\"c-02-b-c\"><header><span class=\"num\">2.1</span> <span"
    " class=\"name\">call it</span></header><pre><code>"
    "<a class=\"id\" href=\"01-one.html#c-01-a-h\">f</a>();</code></pre>"
    "</div></main></body>";

static inline Volume small_volume(void)
{
    Volume v = {0};
    Report errors = {0};
    volume_add(&v, "01-one.html", PAGE_ONE, &errors);
    volume_add(&v, "02-two.html", PAGE_TWO, &errors);
    ck_assert_msg(errors.count == 0, "%s", text_string(&errors.text));
    return v;
}

#endif
