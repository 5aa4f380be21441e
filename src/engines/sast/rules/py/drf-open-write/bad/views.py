from rest_framework import generics, permissions, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView


class OrderView(APIView):
    # ruleid: py/drf-open-write
    permission_classes = [AllowAny]

    def post(self, request):
        return self.store(request.data)


class ProductViewSet(viewsets.ModelViewSet):
    # ruleid: py/drf-open-write
    permission_classes = [permissions.AllowAny]
    serializer_class = None


class NoteList(generics.ListCreateAPIView):
    queryset = None
    # ruleid: py/drf-open-write
    permission_classes = (AllowAny,)


class StockView(APIView):
    # ruleid: py/drf-open-write
    permission_classes = []

    def get(self, request):
        return None

    def delete(self, request):
        return None


@api_view(["POST"])
# ruleid: py/drf-open-write
@permission_classes([AllowAny])
def close_shop(request):
    return None
