from runners import Runner

runner = Runner()
# ok: py/flask-debug
runner.run(debug=True)
