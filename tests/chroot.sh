#!/bin/sh
# chroot.sh - the two commands of the README, in a Debian with nothing but git and make.
#
# Not part of `make check`: it wants root and debootstrap, and fetches some 300 MB. The
# bare system is made once, in $BASE (/tmp/chroot-base), and copied for each run; GOALS
# says what is run there. The last commit is cloned; with UNCOMMITTED=1, what stands here.
. "$(dirname "$0")/lib.sh"; begin chroot 1800
need debootstrap chroot
[ "$(id -u)" = 0 ] || { skip 'chroot: only root can'; summary; }

base=${BASE:-/tmp/chroot-base} mirror=${MIRROR:-http://deb.debian.org/debian}
if [ ! -x "$base/usr/bin/git" ]; then
    debootstrap --variant=minbase --include=git,make,ca-certificates bookworm "$base" "$mirror" \
        > "$work/log" 2>&1 || { tail "$work/log" | not_ok 'debootstrap'; summary; }
fi
there=$work/root
cp -a "$base" "$there"
cp /etc/resolv.conf /etc/hosts "$there/etc/"     # as an installed Debian has them
mount -t proc proc "$there/proc" && trap 'umount "$there/run/netns" "$there/proc" "$there/sys" "$there/dev/shm" 2> /dev/null; rm -rf "$work"' EXIT
mount -t sysfs -o ro sysfs "$there/sys" 2> /dev/null
mkdir -p "$there/dev/shm" && mount -t tmpfs tmpfs "$there/dev/shm"

if [ -n "${UNCOMMITTED:-}" ] || ! git rev-parse -q --verify HEAD > /dev/null; then
    copy_book "$there/book"
    chroot "$there" sh -c 'cd /book && git init -q && git add -A && git -c user.name=x -c user.email=x@x commit -qm x'
else
    git clone -q --no-hardlinks . "$there/book"
fi
chown -R root:root "$there/book"

for goal in ${GOALS:-book check}; do
    if grep -q "make .*deps $goal" README.md; then ok "the README says make deps $goal"
    else failure "the README says make deps $goal"; fi
    began=$(date +%s)
    chroot "$there" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        sh -c "cd /book && make -j$(nproc) deps $goal" > "$work/log" 2>&1
    status=$?
    cp "$work/log" "/tmp/chroot-$goal.log"
    took=$(($(date +%s) - began))
    grep '^deps:' "$work/log"
    tail -n 15 "$work/log" | sed 's/^/    /'
    if [ $status = 0 ]; then ok "make deps $goal succeeds in $took s"
    else grep -n 'rror\|not ok' "$work/log" | tail -n 15 | not_ok "make deps $goal succeeds ($took s; see /tmp/chroot-$goal.log)"; fi
done
summary
