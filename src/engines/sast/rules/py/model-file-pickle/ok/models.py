import joblib
import keras
import numpy as np
import pandas as pd
import torch
from safetensors.torch import load_file


def network(path):
    # ok: py/model-file-pickle
    return torch.load(path, map_location="cpu", weights_only=True)


def tensors(path):
    # ok: py/model-file-pickle
    return load_file(path)


def vectors(path):
    # ok: py/model-file-pickle
    return np.load(path)


def own():
    # ok: py/model-file-pickle
    return joblib.load("models/classifier.joblib")


def table(path):
    # ok: py/model-file-pickle
    return pd.read_parquet(path)


def layers(path):
    # ok: py/model-file-pickle
    return keras.models.load_model(path)
