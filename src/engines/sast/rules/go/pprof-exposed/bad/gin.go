package main

import (
	"github.com/DeanThompson/ginpprof"
	"github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
)

func router() *gin.Engine {
	r := gin.New()
	// ruleid: go/pprof-exposed
	pprof.Register(r)
	return r
}

func older(r *gin.Engine) {
	// ruleid: go/pprof-exposed
	ginpprof.Wrap(r)
}
