package deploy

import (
	"net"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func Known(file string) (*ssh.ClientConfig, error) {
	// ok: go/ssh-host-key-ignored
	callback, err := knownhosts.New(file)
	return &ssh.ClientConfig{HostKeyCallback: callback}, err
}

func Fixed(key ssh.PublicKey) *ssh.ClientConfig {
	// ok: go/ssh-host-key-ignored
	return &ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(key)}
}

func Looked(known map[string]string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		// ok: go/ssh-host-key-ignored
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error {
			return compare(known[hostname], ssh.FingerprintSHA256(key))
		},
	}
}

func BySetting(config *ssh.ClientConfig, insecure bool) {
	if insecure {
		// ok: go/ssh-host-key-ignored
		config.HostKeyCallback = ssh.InsecureIgnoreHostKey()
	}
}

func Handed(callback ssh.HostKeyCallback) *ssh.ClientConfig {
	// ok: go/ssh-host-key-ignored
	return &ssh.ClientConfig{HostKeyCallback: callback}
}
