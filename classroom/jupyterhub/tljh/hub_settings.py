"""What tljh-config cannot set; `set_up.sh` puts it into TLJH's jupyterhub_config.d."""

c = get_config()  # noqa: F821  JupyterHub defines it

# A full class starts slowly: with the default, one minute, late servers would be given up.
c.Spawner.start_timeout = 600
c.Spawner.http_timeout = 600

# Servers that may be starting at once; beyond that, the hub asks people to try again soon.
c.JupyterHub.concurrent_spawn_limit = 100
