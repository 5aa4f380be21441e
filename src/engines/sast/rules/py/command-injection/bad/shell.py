import os
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/ping")
def ping():
    # ruleid: py/command-injection
    return str(os.system("ping -c 1 " + request.args.get("host")))


@app.route("/lookup")
def lookup():
    host = request.args["host"]
    command = f"dig {host}"
    # ruleid: py/command-injection
    return subprocess.check_output(command, shell=True)


@app.route("/convert/<name>")
def convert(name):
    # ruleid: py/command-injection
    return os.popen("convert uploads/%s out.png" % name).read()


def run(request):
    tool = request.POST.get("tool")
    # ruleid: py/command-injection
    return subprocess.run([tool, "--version"])


def archive(request):
    # ruleid: py/command-injection
    subprocess.Popen(["sh", "-c", "tar xf {}".format(request.POST["file"])])
