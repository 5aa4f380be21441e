from flask import Flask, request
from langchain_core.messages import HumanMessage, SystemMessage
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
STYLES = {"short": "Answer in one sentence.", "long": "Answer in detail."}


@app.route("/ask", methods=["POST"])
def ask():
    answer = client.chat.completions.create(
        model="gpt-4o",
        messages=[
            # ok: py/llm-system-prompt
            {"role": "system", "content": "You help customers of the shop."},
            # ok: py/llm-system-prompt
            {"role": "user", "content": request.json["question"]},
        ],
    )
    return answer.choices[0].message.content


@app.route("/style", methods=["POST"])
def style():
    # ok: py/llm-system-prompt
    messages = [{"role": "system", "content": STYLES[request.json["style"]]}]
    return str(messages)


@app.route("/chain", methods=["POST"])
def chain():
    # ok: py/llm-system-prompt
    messages = [SystemMessage(content="You help."), HumanMessage(content=request.json["question"])]
    return str(messages)


@app.route("/language", methods=["POST"])
def language():
    chosen = request.json["language"]
    if chosen not in ("German", "French"):
        return "language", 400
    # ok: py/llm-system-prompt
    return str([{"role": "system", "content": f"Answer in {chosen}."}])
