import ftplib
import imaplib
import smtplib
import telnetlib


def fetch(host):
    # ok: py/cleartext-protocol
    ftp = ftplib.FTP_TLS(host)
    ftp.prot_p()


def local():
    # ok: py/cleartext-protocol
    return telnetlib.Telnet("localhost", 23)


def mail(host, name, password):
    server = smtplib.SMTP(host, 587)
    server.starttls()
    # ok: py/cleartext-protocol
    server.login(name, password)


def mail_ssl(host, name, password):
    server = smtplib.SMTP_SSL(host, 465)
    # ok: py/cleartext-protocol
    server.login(name, password)


def inbox(host, name, password):
    box = imaplib.IMAP4_SSL(host)
    # ok: py/cleartext-protocol
    box.login(name, password)
