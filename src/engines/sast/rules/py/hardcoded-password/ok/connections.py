import os
import smtplib

import asyncpg
import pika
import psycopg2
import redis


def database():
    # ok: py/hardcoded-password
    return psycopg2.connect(host="db.shop.internal", user="shop", password=os.environ["DB_PASSWORD"])


async def local():
    # ok: py/hardcoded-password
    return await asyncpg.connect(host="localhost", user="shop", password="winter-2024-x")


def cache(settings):
    # ok: py/hardcoded-password
    return redis.Redis(host="cache.shop.internal", password=settings.cache_password)


def broker():
    # ok: py/hardcoded-password
    return pika.PlainCredentials("guest", "guest")


def example():
    # ok: py/hardcoded-password
    return psycopg2.connect(host="db.shop.internal", user="shop", password="your-password-here")


def mail(password):
    server = smtplib.SMTP_SSL("mail.shop.internal")
    # ok: py/hardcoded-password
    server.login("shop", password)
    return server
