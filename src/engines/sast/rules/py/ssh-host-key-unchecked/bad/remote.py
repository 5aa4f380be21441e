import subprocess

import asyncssh
import paramiko
from paramiko import AutoAddPolicy, SSHClient


def run(host, command):
    client = paramiko.SSHClient()
    # ruleid: py/ssh-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client.exec_command(command)


def warn(host):
    client = paramiko.SSHClient()
    # ruleid: py/ssh-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.WarningPolicy())
    client.connect(host)


def imported(host):
    client = SSHClient()
    # ruleid: py/ssh-host-key-unchecked
    client.set_missing_host_key_policy(AutoAddPolicy)
    client.connect(host)


async def copy(host):
    # ruleid: py/ssh-host-key-unchecked
    async with asyncssh.connect(host, known_hosts=None) as connection:
        return await connection.run("uptime")


def program(host):
    # ruleid: py/ssh-host-key-unchecked
    return subprocess.run(["ssh", "-o", "StrictHostKeyChecking=no", host, "uptime"], check=True)
