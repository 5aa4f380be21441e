FROM python:3.13-slim
COPY . /app
# ruleid: docker/runs-as-root
USER 0
CMD ["python", "/app/main.py"]
