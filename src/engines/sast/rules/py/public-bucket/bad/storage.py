import boto3
from azure.storage.blob import PublicAccess
from google.cloud import storage

s3 = boto3.client("s3")


def create(name):
    # ruleid: py/public-bucket
    s3.create_bucket(Bucket=name, ACL="public-read")


def invoice(path):
    # ruleid: py/public-bucket
    s3.upload_file(path, "invoices", "a.pdf", ExtraArgs={"ACL": "public-read"})


def open_bucket(name):
    # ruleid: py/public-bucket
    boto3.resource("s3").BucketAcl(name).put(ACL="public-read-write")


def google(name):
    blob = storage.Client().bucket("invoices").blob(name)
    # ruleid: py/public-bucket
    blob.make_public()


def azure(service):
    # ruleid: py/public-bucket
    service.create_container("invoices", public_access=PublicAccess.Container)
