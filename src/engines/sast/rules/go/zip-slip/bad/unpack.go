package unpack

import (
	"archive/tar"
	"archive/zip"
	"io"
	"os"
	"path/filepath"
)

func Zip(source, folder string) error {
	reader, err := zip.OpenReader(source)
	if err != nil {
		return err
	}
	for _, entry := range reader.File {
		path := filepath.Join(folder, entry.Name)
		if entry.FileInfo().IsDir() {
			// ruleid: go/zip-slip
			os.MkdirAll(path, 0o755)
			continue
		}
		// ruleid: go/zip-slip
		out, err := os.Create(path)
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func Tar(source io.Reader, folder string) error {
	archive := tar.NewReader(source)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch header.Typeflag {
		case tar.TypeReg:
			// ruleid: go/zip-slip
			file, err := os.OpenFile(folder+"/"+header.Name, os.O_CREATE|os.O_WRONLY, 0o644)
			if err != nil {
				return err
			}
			io.Copy(file, archive)
		case tar.TypeSymlink:
			// ruleid: go/zip-slip
			os.Symlink("current", filepath.Join(folder, header.Name))
		}
	}
}

func write(entry *zip.File, folder string) error {
	text, err := readAll(entry)
	if err != nil {
		return err
	}
	// ruleid: go/zip-slip
	return os.WriteFile(filepath.Join(folder, entry.Name), text, 0o600)
}
