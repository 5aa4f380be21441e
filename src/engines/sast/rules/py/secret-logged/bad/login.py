import logging

logger = logging.getLogger(__name__)


def login(name, password):
    # ruleid: py/secret-logged
    logger.info("Login of %s with %s", name, password)


def connect(settings):
    # ruleid: py/secret-logged
    logging.debug(f"Connecting with {settings.api_key}")


def refresh(answer):
    access_token = answer["token"]
    # ruleid: py/secret-logged
    logger.warning("Old token: {}".format(access_token))


def keys(client_secret):
    # ruleid: py/secret-logged
    logger.error("Wrong secret " + client_secret)


def form(data):
    # ruleid: py/secret-logged
    logger.info("Form: %s", data["password"])
