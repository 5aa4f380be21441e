data "archive_file" "access_log" {
  type        = "zip"
  source_dir  = "${path.module}/access-log"
  output_path = "${path.module}/access-log.zip"
}

resource "aws_lambda_function" "access_log" {
  function_name    = "${var.name}-access-log"
  filename         = data.archive_file.access_log.output_path
  source_code_hash = data.archive_file.access_log.output_base64sha256
  role             = aws_iam_role.access_log.arn
  runtime          = "nodejs20.x"
  handler          = "index.handler"
  timeout          = 10

  environment {
    variables = {
      TABLE = aws_dynamodb_table.access_log.name
    }
  }
}

resource "aws_lambda_permission" "bucket" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.access_log.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.files.arn
}

resource "aws_iam_role" "access_log" {
  name               = "${var.name}-access-log"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "access_log" {
  role   = aws_iam_role.access_log.id
  policy = data.aws_iam_policy_document.access_log.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "access_log" {
  statement {
    actions   = ["dynamodb:PutItem"]
    resources = [aws_dynamodb_table.access_log.arn]
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.data.arn]
  }

  statement {
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
