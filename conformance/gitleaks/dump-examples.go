// Stands in for the generator's own check of its examples: writes them down instead of running them.
package utils

import (
	"encoding/json"
	"os"

	"HOLDFAST_MODULE/config"
)

type example struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

type exampleSet struct {
	Rule string    `json:"rule"`
	Bad  []example `json:"bad"`
	Ok   []example `json:"ok"`
}

func Validate(rule config.Rule, truePositives []string, falsePositives []string) *config.Rule {
	write(exampleSet{rule.RuleID, withoutPaths(truePositives), withoutPaths(falsePositives)})
	return &rule
}

func ValidateWithPaths(rule config.Rule, truePositives map[string]string, falsePositives map[string]string) *config.Rule {
	write(exampleSet{rule.RuleID, withPaths(truePositives), withPaths(falsePositives)})
	return &rule
}

func withoutPaths(texts []string) []example {
	examples := []example{}
	for _, text := range texts {
		examples = append(examples, example{"", text})
	}
	return examples
}

func withPaths(texts map[string]string) []example {
	examples := []example{}
	for path, text := range texts {
		examples = append(examples, example{path, text})
	}
	return examples
}

func write(set exampleSet) {
	file, err := os.OpenFile(os.Getenv("HOLDFAST_EXAMPLES"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if err := json.NewEncoder(file).Encode(set); err != nil {
		panic(err)
	}
}
