import smtplib

import asyncpg
import paramiko
import pika
import psycopg2
import redis

PASSWORD = "green-river-77"


def database():
    # ruleid: py/hardcoded-password
    return psycopg2.connect(host="db.shop.internal", user="shop", password="winter-2024-x")


async def pool():
    # ruleid: py/hardcoded-password
    return await asyncpg.create_pool(host="db.shop.internal", user="shop", password=PASSWORD)


def cache():
    # ruleid: py/hardcoded-password
    return redis.Redis(host="cache.shop.internal", password="calm-river")


def broker():
    # ruleid: py/hardcoded-password
    return pika.PlainCredentials("shop", "tiger-lily-4")


def host():
    client = paramiko.SSHClient()
    # ruleid: py/hardcoded-password
    client.connect("files.shop.internal", username="shop", password="old-bridge-12")
    return client


def mail():
    server = smtplib.SMTP_SSL("mail.shop.internal")
    # ruleid: py/hardcoded-password
    server.login("shop", "seven-hills-9")
    return server
