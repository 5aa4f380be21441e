set -e
# ok: any/shell-pipe-to-shell
echo "curl https://get.example.org | sh"
# ok: any/shell-pipe-to-shell
curl -fsSL https://get.example.org/i.tgz | tar xz
# ok: any/shell-pipe-to-shell
curl -fsSLo i.sh https://get.example.org/i.sh
# ok: any/shell-pipe-to-shell
wget -q https://get.example.org/a.tgz
# ok: any/shell-pipe-to-shell
curl -s https://api.example.org | jq .
