package unpack

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"os"
)

func Body(w http.ResponseWriter, r *http.Request) {
	reader, err := gzip.NewReader(r.Body)
	if err != nil {
		return
	}
	out, _ := os.Create("upload")
	// ruleid: go/decompression-bomb
	io.Copy(out, reader)
}

func Text(source io.Reader, out io.Writer) error {
	reader, err := zlib.NewReader(source)
	if err != nil {
		return err
	}
	buffer := make([]byte, 4096)
	// ruleid: go/decompression-bomb
	_, err = io.CopyBuffer(out, reader, buffer)
	return err
}

func Zip(archive *zip.Reader, out io.Writer) error {
	for _, entry := range archive.File {
		file, err := entry.Open()
		if err != nil {
			return err
		}
		// ruleid: go/decompression-bomb
		io.Copy(out, file)
	}
	return nil
}

func Tar(source io.Reader, out *os.File) error {
	packed, err := gzip.NewReader(source)
	if err != nil {
		return err
	}
	archive := tar.NewReader(packed)
	for {
		if _, err := archive.Next(); err != nil {
			return err
		}
		// ruleid: go/decompression-bomb
		if _, err := io.Copy(out, archive); err != nil {
			return err
		}
	}
}

func Saved(source io.Reader, out io.Writer) {
	packed, _ := gzip.NewReader(source)
	defer packed.Close()
	// ruleid: go/decompression-bomb
	written, err := io.Copy(out, packed)
	report(written, err)
}
