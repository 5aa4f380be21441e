import os
import re
import sqlite3
import subprocess

import openai
from anthropic import Anthropic
from langchain_openai import ChatOpenAI
from openai import OpenAI

client = OpenAI()
db = sqlite3.connect("sales.db")


def calculate(question):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    # ruleid: py/llm-output-run
    return eval(answer.choices[0].message.content)


def plot(question):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    text = answer.choices[0].message.content
    code = re.search(r"```python\n(.*?)```", text, re.S).group(1)
    # ruleid: py/llm-output-run
    exec(code)


def report(question):
    claude = Anthropic()
    answer = claude.messages.create(model="claude-sonnet", max_tokens=500, messages=[{"role": "user", "content": question}])
    sql = answer.content[0].text.strip()
    # ruleid: py/llm-output-run
    return db.execute(sql).fetchall()


def shell(wish):
    answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": wish}])
    command = answer["choices"][0]["message"]["content"]
    # ruleid: py/llm-output-run
    subprocess.run(command, shell=True)


def chain(wish):
    llm = ChatOpenAI()
    # ruleid: py/llm-output-run
    os.system(llm.invoke(wish).content)
