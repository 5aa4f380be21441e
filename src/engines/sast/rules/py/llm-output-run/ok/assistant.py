import ast
import json
import sqlite3

from langchain_openai import ChatOpenAI
from openai import OpenAI

client = OpenAI()
db = sqlite3.connect("sales.db")
ACTIONS = {"open": open, "list": list}


def calculate(question):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    # ok: py/llm-output-run
    return ast.literal_eval(answer.choices[0].message.content)


def choose(question):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    name = answer.choices[0].message.content
    if name not in ("day", "month"):
        raise ValueError(name)
    # ok: py/llm-output-run
    return db.execute(f"SELECT * FROM sales_by_{name}").fetchall()


def parameters(question):
    llm = ChatOpenAI()
    answer = llm.invoke(question)
    # ok: py/llm-output-run
    return db.execute("SELECT * FROM sales WHERE region = ?", (answer.content,)).fetchall()


def data(question):
    answer = client.responses.create(model="gpt-4o", input=question)
    # ok: py/llm-output-run
    return json.loads(answer.output_text)


def act(question):
    llm = ChatOpenAI()
    # ok: py/llm-output-run
    return ACTIONS[llm.invoke(question).content]()


def plain(code):
    # ok: py/llm-output-run
    exec(compile(open("startup.py").read(), "startup.py", "exec"))
