import hashlib
import logging

logger = logging.getLogger(__name__)


def login(name, password):
    # ok: py/secret-logged
    logger.info("Login of %s", name)
    return bool(password)


def connect(settings):
    # ok: py/secret-logged
    logging.debug("Connecting with a key of %d letters", len(settings.api_key))


def refresh(access_token):
    # ok: py/secret-logged
    logger.warning("Old token: %s", hashlib.sha256(access_token).hexdigest())


def kind(answer):
    # ok: py/secret-logged
    logger.info("Type: %s", answer.token_type)


def field(form):
    # ok: py/secret-logged
    logger.info("No field called %s", form.password_field)
