from rest_framework import generics, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAuthenticated, IsAuthenticatedOrReadOnly
from rest_framework.views import APIView


class OrderView(APIView):
    # ok: py/drf-open-write
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return None


class ProductViewSet(viewsets.ModelViewSet):
    # ok: py/drf-open-write
    permission_classes = [IsAuthenticatedOrReadOnly]


class CatalogueView(generics.ListAPIView):
    # ok: py/drf-open-write
    permission_classes = [AllowAny]


class LoginView(APIView):
    # ok: py/drf-open-write
    permission_classes = [AllowAny]

    def post(self, request):
        return None


@api_view(["GET"])
# ok: py/drf-open-write
@permission_classes([AllowAny])
def status(request):
    return None
