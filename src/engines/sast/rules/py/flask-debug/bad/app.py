from flask import Flask

app = Flask(__name__)

# ruleid: py/flask-debug
app.debug = True
# ruleid: py/flask-debug
app.config["DEBUG"] = True
# ruleid: py/flask-debug
app.config.update(TESTING=False, DEBUG=True)


def start():
    # ruleid: py/flask-debug
    app.run(host="0.0.0.0", debug=True)


if __name__ == "__main__":
    # ruleid: py/flask-debug
    app.run(debug=1)
