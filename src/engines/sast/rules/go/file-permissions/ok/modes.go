package files

import "os"

func Prepare(folder string) error {
	// ok: go/file-permissions
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	// ok: go/file-permissions
	return os.Chmod(folder, 0755)
}

func Save(path string, text []byte) error {
	// ok: go/file-permissions
	return os.WriteFile(path, text, 0600)
}

func Open(path string, mode os.FileMode) (*os.File, error) {
	// ok: go/file-permissions
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY, mode)
}

func Read(path string) (*os.File, error) {
	// ok: go/file-permissions
	return os.OpenFile(path, os.O_RDONLY, 0)
}
