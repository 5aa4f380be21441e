terraform {
  required_version = ">= 1.6"

  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = "2.7.0"
    }
    aws = {
      source  = "hashicorp/aws"
      version = "5.82.2"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      service = "file-upload"
      owner   = "files-team"
    }
  }
}

variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "eu-central-1"
}

variable "name" {
  description = "Prefix of all names, one per environment."
  type        = string
  default     = "file-upload-production"
}

resource "aws_kms_key" "data" {
  description         = "Encrypts files and access log"
  enable_key_rotation = true
}
