from langchain.agents import create_agent
from langchain_community.vectorstores import FAISS
from shop.tools import order_status


def index(embeddings):
    # ok: py/langchain-dangerous
    return FAISS.load_local("index", embeddings, allow_dangerous_deserialization=False)


def agent(llm):
    # ok: py/langchain-dangerous
    return create_agent(llm, tools=[order_status])


def flag(embeddings, trusted):
    # ok: py/langchain-dangerous
    return FAISS.load_local("index", embeddings, allow_dangerous_deserialization=trusted)


def texts(embeddings):
    # ok: py/langchain-dangerous
    return FAISS.from_texts(["a", "b"], embeddings)


def shell(tool):
    # ok: py/langchain-dangerous
    return tool.run("status")
