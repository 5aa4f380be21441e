import ftplib
import imaplib
import smtplib
import telnetlib
from ftplib import FTP


def fetch(host):
    # ruleid: py/cleartext-protocol
    ftp = ftplib.FTP(host)
    ftp.login("shop", "secret")


def upload(host, path):
    # ruleid: py/cleartext-protocol
    with FTP(host) as ftp:
        ftp.storbinary("STOR a", open(path, "rb"))


def switch(host):
    # ruleid: py/cleartext-protocol
    return telnetlib.Telnet(host, 23)


def mail(host, name, password):
    server = smtplib.SMTP(host, 25)
    # ruleid: py/cleartext-protocol
    server.login(name, password)


def inbox(host, name, password):
    box = imaplib.IMAP4(host)
    # ruleid: py/cleartext-protocol
    box.login(name, password)
