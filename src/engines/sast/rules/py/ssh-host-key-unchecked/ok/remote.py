import subprocess

import asyncssh
import paramiko


def run(host, command):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: py/ssh-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)
    return client.exec_command(command)


def usual(host):
    client = paramiko.SSHClient()
    client.load_host_keys("/etc/shop/known_hosts")
    # ok: py/ssh-host-key-unchecked
    client.connect(host)


async def copy(host):
    # ok: py/ssh-host-key-unchecked
    async with asyncssh.connect(host, known_hosts="/etc/shop/known_hosts") as connection:
        return await connection.run("uptime")


def program(host):
    # ok: py/ssh-host-key-unchecked
    return subprocess.run(["ssh", "-o", "StrictHostKeyChecking=yes", host, "uptime"], check=True)


def own_policy(client, policy):
    # ok: py/ssh-host-key-unchecked
    client.set_missing_host_key_policy(policy)
