#!/bin/sh
# ruleid: any/shell-tls-off
curl -k https://example.com/tool.tar.gz -o tool.tar.gz
# ruleid: any/shell-tls-off
curl --silent --insecure "https://$HOST/api/status"
# ruleid: any/shell-tls-off
wget -q --no-check-certificate https://example.com/list.txt
# ruleid: any/shell-tls-off
git -c http.sslVerify=false clone https://git.example.com/app.git
# ruleid: any/shell-tls-off
export NODE_TLS_REJECT_UNAUTHORIZED=0
# ruleid: any/shell-tls-off
curl -sSkL https://example.com/install.sh > install.sh
