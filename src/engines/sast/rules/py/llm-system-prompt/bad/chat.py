from anthropic import Anthropic
from fastapi import FastAPI
from flask import Flask, request
from langchain_core.messages import HumanMessage, SystemMessage
from openai import OpenAI

app = Flask(__name__)
api = FastAPI()
client = OpenAI()


@app.route("/ask", methods=["POST"])
def ask():
    persona = request.json["persona"]
    answer = client.chat.completions.create(
        model="gpt-4o",
        messages=[
            # ruleid: py/llm-system-prompt
            {"role": "system", "content": f"You are {persona} and help customers of the shop."},
            {"role": "user", "content": request.json["question"]},
        ],
    )
    return answer.choices[0].message.content


@app.route("/claude", methods=["POST"])
def claude():
    context = "Answer from these notes: " + request.form["notes"]
    # ruleid: py/llm-system-prompt
    answer = Anthropic().messages.create(model="claude-sonnet", max_tokens=500, system=context, messages=[])
    return answer.content[0].text


@api.post("/instructed")
async def instructed(style: str, question: str):
    # ruleid: py/llm-system-prompt
    return client.responses.create(model="gpt-4o", instructions="Write like " + style, input=question).output_text


@app.route("/chain", methods=["POST"])
def chain():
    # ruleid: py/llm-system-prompt
    messages = [SystemMessage(content="Role: %s" % request.json["role"]), HumanMessage(content="hello")]
    return str(messages)


def tuples(request):
    # ruleid: py/llm-system-prompt
    return [("system", request.GET["instructions"]), ("human", "hello")]
