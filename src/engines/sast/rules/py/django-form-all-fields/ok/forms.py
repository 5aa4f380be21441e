from django import forms
from django_filters import FilterSet
from rest_framework import serializers
from shop.models import Account, Order


class AccountForm(forms.ModelForm):
    class Meta:
        model = Account
        # ok: py/django-form-all-fields
        fields = ["name", "mail"]


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        # ok: py/django-form-all-fields
        fields = "__all__"
        read_only_fields = ["owner"]


class OrderListSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        # ok: py/django-form-all-fields
        fields = "__all__"


class OrderFilter(FilterSet):
    class Meta:
        model = Order
        # ok: py/django-form-all-fields
        fields = "__all__"


class PlainSerializer(serializers.Serializer):
    class Meta:
        # ok: py/django-form-all-fields
        fields = "__all__"
