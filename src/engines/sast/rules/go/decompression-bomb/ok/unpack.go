package unpack

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

const limit = 64 << 20

func Limited(source io.Reader) ([]byte, error) {
	reader, err := gzip.NewReader(source)
	if err != nil {
		return nil, err
	}
	// ok: go/decompression-bomb
	return io.ReadAll(io.LimitReader(reader, limit))
}

func Counted(source io.Reader, out io.Writer) error {
	reader, err := gzip.NewReader(source)
	if err != nil {
		return err
	}
	// ok: go/decompression-bomb
	_, err = io.CopyN(out, reader, limit)
	return err
}

func Plain(w http.ResponseWriter, file *os.File) {
	// ok: go/decompression-bomb
	io.Copy(w, file)
}

func Body(r *http.Request, out io.Writer) {
	// ok: go/decompression-bomb
	io.Copy(out, r.Body)
}

func Packed(out io.Writer, file *os.File) {
	writer := gzip.NewWriter(out)
	// ok: go/decompression-bomb
	io.Copy(writer, file)
}
