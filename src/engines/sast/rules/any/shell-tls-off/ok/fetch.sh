#!/bin/sh
# ok: any/shell-tls-off
curl -fsSL https://example.com/tool.tar.gz -o tool.tar.gz
# ok: any/shell-tls-off
curl -sk https://localhost:8443/health
# ok: any/shell-tls-off
curl --cacert ca.pem "https://$HOST/api/status"
# ok: any/shell-tls-off
echo "never use curl -k here"
# ok: any/shell-tls-off
# wget --no-check-certificate https://example.com/
# ok: any/shell-tls-off
export NODE_TLS_REJECT_UNAUTHORIZED=1
