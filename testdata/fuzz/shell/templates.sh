{{- if .x }}
((i++)); curl -d@- $A/v1/auth/$m/config <<-"E"
	{}
	E
{% end %}
