set -e
# ruleid: any/shell-pipe-to-shell
curl -fsSL https://get.example.org/i.sh | bash
# ruleid: any/shell-pipe-to-shell
wget -qO- https://get.example.org/i.sh | sudo sh
# ruleid: any/shell-pipe-to-shell
bash -c "$(curl -fsSL https://get.example.org/i.sh)"
# ruleid: any/shell-pipe-to-shell
if true; then curl -s https://get.example.org | sh; fi
# ruleid: any/shell-pipe-to-shell
bash <(curl -s https://codecov.example.org/bash)
