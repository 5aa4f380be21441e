# Which object was written or removed, when, and by which principal.
resource "aws_dynamodb_table" "access_log" {
  name                        = "${var.name}-access-log"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "file"
  range_key                   = "at"
  deletion_protection_enabled = true

  attribute {
    name = "file"
    type = "S"
  }

  attribute {
    name = "at"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }
}
