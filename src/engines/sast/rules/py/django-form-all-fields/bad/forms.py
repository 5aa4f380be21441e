from django import forms
from django.forms import ModelForm
from rest_framework import serializers
from shop.models import Account, Note, Order


class AccountForm(forms.ModelForm):
    class Meta:
        model = Account
        # ruleid: py/django-form-all-fields
        fields = "__all__"


class OrderForm(ModelForm):
    class Meta:
        # ruleid: py/django-form-all-fields
        fields = "__all__"
        model = Order


class AccountSerializer(serializers.ModelSerializer):
    class Meta:
        model = Account
        # ruleid: py/django-form-all-fields
        fields = "__all__"


class OrderSerializer(serializers.HyperlinkedModelSerializer):
    number = serializers.IntegerField()

    class Meta:
        model = Order
        # ruleid: py/django-form-all-fields
        fields = "__all__"


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        depth = 1
        # ruleid: py/django-form-all-fields
        fields = "__all__"

    def validate(self, values):
        return values
