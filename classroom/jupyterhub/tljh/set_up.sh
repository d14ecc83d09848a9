#!/usr/bin/env bash
# Brings the course to a server with The Littlest JupyterHub. Run it again after each update.
#
#   sudo bash set_up.sh            the newest release
#   sudo bash set_up.sh v1.0.0     this release
#
# It makes one copy of the course for all (read-only for learners), installs the locked packages
# into TLJH's user environment, and sets TLJH as config.yaml beside it says. Learners get copies of
# their own by nbgitpuller, from the copy on this server: no network is needed in class.
set -euo pipefail

tljh=${TLJH_INSTALL_PREFIX:-/opt/tljh}
course=${COURSE:-/srv/course}
source=${COURSE_SOURCE:-https://github.com/ux-cx-by-the-numbers/course}
python=$tljh/user/bin/python
tljh_config=$tljh/hub/bin/tljh-config

stop() {
  echo "Stop: $1" >&2
  exit 1
}
[ -w "$tljh" ] || stop "$tljh cannot be written. Install TLJH first, then use sudo."
[ -x "$tljh_config" ] && [ -x "$python" ] || stop "there is no whole TLJH in $tljh."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  stop "the course needs Python 3.11, and TLJH's user environment has an older one. Use TLJH 2."

echo "The course, in $course"
[ -d "$course/.git" ] || git clone --quiet "$source" "$course"
git -C "$course" fetch --quiet --tags origin
release=${1:-$(git -C "$course" tag --list 'v*' --sort=-version:refname | head -n 1)}
# A branch, since nbgitpuller fetches a tag once and fails the second time.
git -C "$course" checkout --quiet --force -B class "$release"
chmod -R a+rX "$course"
# Git clones from another person's folder only if that is named as safe.
git config --system --get-all safe.directory | grep -qxF "$course/.git" ||
  git config --system --add safe.directory "$course/.git"

echo "Its packages, in $tljh/user"
"$python" -m pip install --quiet --require-hashes --requirement "$course/requirements.txt"
# TLJH brought these, and they have to fit the JupyterLab that came with the course.
"$python" -m pip install --quiet --upgrade --upgrade-strategy only-if-needed \
  "notebook>=7,<8" "nbgitpuller>=1.2,<2" "jupyter-resource-usage>=1,<2"
"$python" -m pip check || stop "some packages do not fit together; the lines above name them."
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo "$course" >"$packages/course.pth" # `import uxcx` finds the shared copy, and its data

echo "TLJH's settings"
"$tljh_config" set limits.memory 1G
"$tljh_config" set services.cull.enabled true
"$tljh_config" set services.cull.timeout 3600
"$tljh_config" set services.cull.every 300
"$tljh_config" set services.cull.users false
"$tljh_config" set user_environment.default_app jupyterlab
mkdir -p "$tljh/config/jupyterhub_config.d"
cp "$course/classroom/jupyterhub/tljh/hub_settings.py" "$tljh/config/jupyterhub_config.d/course.py"
"$tljh_config" reload hub

echo "Ready: release $release. Add learners' names in the hub's admin page, and give them a link"
echo "from classroom/README.md."
