package files

import (
	"os"
	"path/filepath"
)

func Prepare(folder string) error {
	// ruleid: go/file-permissions
	if err := os.MkdirAll(filepath.Join(folder, "uploads"), 0777); err != nil {
		return err
	}
	// ruleid: go/file-permissions
	return os.Chmod(filepath.Join(folder, "run.sh"), 0o777)
}

func Save(path string, text []byte) error {
	// ruleid: go/file-permissions
	return os.WriteFile(path, text, 0666)
}

func Open(path string) (*os.File, error) {
	// ruleid: go/file-permissions
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o666)
}

func All(path string) error {
	// ruleid: go/file-permissions
	return os.Mkdir(path, os.ModePerm)
}
