package client

import (
	"crypto/tls"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

func Orders(address string) (*grpc.ClientConn, error) {
	// ok: go/grpc-unencrypted
	return grpc.NewClient(address, grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{})))
}

func Local() (*grpc.ClientConn, error) {
	// ok: go/grpc-unencrypted
	return grpc.NewClient("localhost:9090", grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func Socket() (*grpc.ClientConn, error) {
	// ok: go/grpc-unencrypted
	return grpc.Dial("unix:///run/agent.sock", grpc.WithInsecure())
}

func BySetting(plain bool) []grpc.DialOption {
	if plain {
		// ok: go/grpc-unencrypted
		return []grpc.DialOption{grpc.WithTransportCredentials(insecure.NewCredentials())}
	}
	return nil
}

func Server() *grpc.Server {
	// ok: go/grpc-unencrypted
	return grpc.NewServer()
}
