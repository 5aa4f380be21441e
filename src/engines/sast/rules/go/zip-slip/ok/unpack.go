package unpack

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

func Local(reader *zip.ReadCloser, folder string) error {
	for _, entry := range reader.File {
		if !filepath.IsLocal(entry.Name) {
			return errors.New("a name that leaves the folder")
		}
		// ok: go/zip-slip
		os.MkdirAll(filepath.Join(folder, entry.Name), 0o755)
	}
	return nil
}

func Prefixed(reader *zip.ReadCloser, folder string) error {
	for _, entry := range reader.File {
		path := filepath.Join(folder, entry.Name)
		if !strings.HasPrefix(path, filepath.Clean(folder)+string(os.PathSeparator)) {
			return errors.New("a name that leaves the folder")
		}
		// ok: go/zip-slip
		os.Create(path)
	}
	return nil
}

func Flat(archive *tar.Reader, folder string) error {
	header, err := archive.Next()
	if err != nil {
		return err
	}
	// ok: go/zip-slip
	_, err = os.Create(filepath.Join(folder, filepath.Base(header.Name)))
	return err
}

func Rooted(reader *zip.ReadCloser, root *os.Root) {
	for _, entry := range reader.File {
		// ok: go/zip-slip
		root.Create(entry.Name)
	}
}

func Own(files []file, folder string) {
	for _, one := range files {
		// ok: go/zip-slip
		os.Create(filepath.Join(folder, one.Name))
	}
}
