import boto3
from google.cloud import storage

s3 = boto3.client("s3")


def create(name):
    # ok: py/public-bucket
    s3.create_bucket(Bucket=name, ACL="private")


def invoice(path):
    # ok: py/public-bucket
    s3.upload_file(path, "invoices", "a.pdf")


def link(name):
    # ok: py/public-bucket
    return s3.generate_presigned_url("get_object", Params={"Bucket": "invoices", "Key": name})


def google(name):
    # ok: py/public-bucket
    return storage.Client().bucket("invoices").blob(name).generate_signed_url(expiration=600)


def azure(service):
    # ok: py/public-bucket
    service.create_container("invoices")
