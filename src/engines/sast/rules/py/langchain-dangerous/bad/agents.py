from langchain_community.agent_toolkits.openapi import planner
from langchain_community.tools import ShellTool
from langchain_community.vectorstores import FAISS
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_experimental.utilities import PythonREPL


def index(embeddings):
    # ruleid: py/langchain-dangerous
    return FAISS.load_local("index", embeddings, allow_dangerous_deserialization=True)


def table(llm, frame):
    # ruleid: py/langchain-dangerous
    return create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=True)


def web(llm, spec, wrapper):
    # ruleid: py/langchain-dangerous
    return planner.create_openapi_agent(spec, wrapper, llm, allow_dangerous_requests=True)


def calculator(code):
    # ruleid: py/langchain-dangerous
    return PythonREPL().run(code)


def tools():
    # ruleid: py/langchain-dangerous
    return [ShellTool()]
