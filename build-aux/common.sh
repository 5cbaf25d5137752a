# SPDX-License-Identifier: MIT
# What build-aux/run and build-aux/test share: installing what is missing, configuring, building.
# Sourced by bash, not run.

set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Packages of Debian 12. The tests need a display and programs that read what was exported.
build_packages=(
  build-essential meson ninja-build pkg-config gettext
  libglib2.0-dev libgmp-dev libunistring-dev libcairo2-dev libpango1.0-dev libgraphviz-dev
  libcmark-dev libjson-glib-dev libgtk-4-dev libadwaita-1-dev libgtksourceview-5-dev
  libsoup-3.0-dev libsecret-1-dev
  fonts-cantarell fonts-dejavu-core adwaita-icon-theme desktop-file-utils
)
test_packages=(
  xvfb dbus dbus-x11 at-spi2-core xdotool librsvg2-bin libxml2-utils python3 appstream clang-format
)

say() {
  printf '%s\n' "$*"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_missing PACKAGE...: says what it is going to install, then installs it.
install_missing() {
  local missing=() package
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian system: the packages of Debian 12 that are needed are: $*"
    return 0
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing what is missing: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "This needs root: run it as root, or install sudo." >&2
    return 1
  fi
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    "${missing[@]}"
}

# configure FOLDER OPTION...: a build folder, made anew when it is unusable.
configure() {
  local folder=$1
  shift
  if [ -f "$folder/build.ninja" ] && meson configure "$folder" "$@" >/dev/null 2>&1; then
    return 0
  fi
  rm -rf "$folder"
  meson setup "$folder" "$top" "$@"
}
