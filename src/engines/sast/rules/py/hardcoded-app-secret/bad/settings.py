DEBUG = False
# ruleid: py/hardcoded-app-secret
SECRET_KEY = "ud#k2-1v!m3$z8f0q_w7-long-and-random"
