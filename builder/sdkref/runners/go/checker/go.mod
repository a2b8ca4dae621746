module sdkref/checker

go 1.21
