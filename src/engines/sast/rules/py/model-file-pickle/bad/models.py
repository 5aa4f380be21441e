import joblib
import keras
import numpy as np
import pandas as pd
import torch


def network(path):
    # ruleid: py/model-file-pickle
    return torch.load(path, map_location="cpu", weights_only=False)


def vectors(path):
    # ruleid: py/model-file-pickle
    return np.load(path, allow_pickle=True)


def classifier(upload):
    # ruleid: py/model-file-pickle
    return joblib.load(upload)


def table(path):
    # ruleid: py/model-file-pickle
    return pd.read_pickle(path)


def layers(path):
    # ruleid: py/model-file-pickle
    return keras.models.load_model(path, safe_mode=False)
