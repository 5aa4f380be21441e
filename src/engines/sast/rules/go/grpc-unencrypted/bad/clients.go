package client

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func Orders(address string) (*grpc.ClientConn, error) {
	// ruleid: go/grpc-unencrypted
	return grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func Stock() (*grpc.ClientConn, error) {
	// ruleid: go/grpc-unencrypted
	return grpc.Dial("stock.example.com:443", grpc.WithInsecure())
}

func Mail(ctx context.Context, address string) (*grpc.ClientConn, error) {
	// ruleid: go/grpc-unencrypted
	return grpc.DialContext(ctx, address, grpc.WithBlock(), grpc.WithInsecure())
}

func Options() []grpc.DialOption {
	// ruleid: go/grpc-unencrypted
	return []grpc.DialOption{grpc.WithTransportCredentials(insecure.NewCredentials())}
}

func Listed() []grpc.DialOption {
	var options []grpc.DialOption
	// ruleid: go/grpc-unencrypted
	options = append(options, grpc.WithInsecure())
	return options
}
