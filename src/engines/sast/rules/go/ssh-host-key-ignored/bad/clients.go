package deploy

import (
	"net"

	"golang.org/x/crypto/ssh"
)

func Config(user, password string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		Auth: []ssh.AuthMethod{ssh.Password(password)},
		// ruleid: go/ssh-host-key-ignored
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func Assigned(config *ssh.ClientConfig) {
	// ruleid: go/ssh-host-key-ignored
	config.HostKeyCallback = ssh.InsecureIgnoreHostKey()
}

func Accepting() *ssh.ClientConfig {
	// ruleid: go/ssh-host-key-ignored
	return &ssh.ClientConfig{
		User:            "git",
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error { return nil },
	}
}

func Later(config *ssh.ClientConfig) {
	// ruleid: go/ssh-host-key-ignored
	config.HostKeyCallback = func(hostname string, remote net.Addr, key ssh.PublicKey) error { return nil }
}

func Callback() ssh.HostKeyCallback {
	// ruleid: go/ssh-host-key-ignored
	return ssh.InsecureIgnoreHostKey()
}
